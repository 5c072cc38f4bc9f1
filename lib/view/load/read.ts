type Fields = Readonly<Record<string, unknown>>

/** What a form of a source comes to: the part of the operation's input that it is about and more of it, or what is wrong. */
export type Read<More extends object = object> =
  | ({ readonly ok: true; readonly input: Fields } & More)
  | { readonly ok: false; readonly message: string }
