// What a form for something new, or for what can be changed of something that is there, consists of: one object says
// everything. The frame around it, its JSON, its lines, checking and undo are the same for all. Pure.

import type { Command } from '@/lib/protocol'
import type { PlannedCommand } from '../auto-scaling/form-reader'
import type { KindIndex } from '../kinds/kind-index'
import type { Given } from './building'
import type { Draft, JsonObject } from './draft'
import type { Field } from './field'

export type BuildWorld = KindIndex

export interface Refusal {
  readonly message: string
  /** Place in the draft, as the model says it; null for the whole. */
  readonly where: string | null
}

/** One way out of a refusal, to be taken with one press. */
export interface WayOut {
  readonly label: string
  readonly draft: Draft
}

export interface BuildForm {
  /** `Target group` */
  readonly title: string
  /** What it is good for, in one sentence. */
  readonly about: string
  /** Why it cannot be made yet: `needs a load balancer`; null when it can. */
  needs(world: BuildWorld): string | null
  /** Null when what it is about is gone. */
  begin(world: BuildWorld, given: Given): Draft | null
  fields(draft: Draft, world: BuildWorld): readonly Field[]
  /** What follows from a field that was changed, such as the container of a definition. */
  settle?(draft: Draft, world: BuildWorld): Draft
  /** `web:1`: what it will be called. */
  name(draft: Draft, world: BuildWorld): string
  /** `Register web:1` */
  submit(draft: Draft, world: BuildWorld): string
  /** The operation whose input the draft is. */
  main(draft: Draft): Command
  /** All operations in order, the main one among them. */
  commands(draft: Draft, world: BuildWorld): readonly PlannedCommand[]
  waysOut?(refusal: Refusal, draft: Draft): readonly WayOut[]
  /** An answer of AWS that was pasted in the place of an input, such as that of describe-rules; null for what is none. */
  paste?(value: JsonObject, draft: Draft, world: BuildWorld): Draft | null
  /** Something to know about what is filled in, such as parts that only the JSON shows. */
  note?(draft: Draft, world: BuildWorld): string | null
}
