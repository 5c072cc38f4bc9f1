// The cookies that clients keep: which target and which target group a load balancer has given them. Only sources whose clients
// keep cookies have jars, and a jar is made when the first cookie comes.

/** What a cookie names, until it expires. The ordinal tells a target from a later one with the same number. */
interface TargetCookie {
  readonly target: number
  readonly ordinal: number
  readonly until: number
}

interface GroupCookie {
  readonly groupArn: string
  readonly until: number
}

interface Jar {
  /** By ARN of the target group. */
  readonly targets: Map<string, TargetCookie>
  /** By ARN of the rule. */
  readonly groups: Map<string, GroupCookie>
}

export interface CookiesState {
  readonly jars: readonly {
    readonly source: number
    readonly visitor: number
    readonly targets: readonly (readonly [groupArn: string, cookie: TargetCookie])[]
    readonly groups: readonly (readonly [ruleArn: string, cookie: GroupCookie])[]
  }[]
}

/** A client that keeps nothing. */
export const NOBODY = 0

export class Cookies {
  /** By source, by visitor. */
  #jars: (Map<number, Jar> | undefined)[] = []

  target(source: number, visitor: number, groupArn: string): TargetCookie | undefined {
    return this.#jars[source]?.get(visitor)?.targets.get(groupArn)
  }

  group(source: number, visitor: number, ruleArn: string): GroupCookie | undefined {
    return this.#jars[source]?.get(visitor)?.groups.get(ruleArn)
  }

  setTarget(source: number, visitor: number, groupArn: string, cookie: TargetCookie): void {
    this.#jar(source, visitor).targets.set(groupArn, cookie)
  }

  setGroup(source: number, visitor: number, ruleArn: string, cookie: GroupCookie): void {
    this.#jar(source, visitor).groups.set(ruleArn, cookie)
  }

  /** The client is gone for good. */
  drop(source: number, visitor: number): void {
    this.#jars[source]?.delete(visitor)
  }

  #jar(source: number, visitor: number): Jar {
    let jars = this.#jars[source]
    if (jars === undefined) {
      jars = new Map()
      this.#jars[source] = jars
    }
    let jar = jars.get(visitor)
    if (jar === undefined) {
      jar = { targets: new Map(), groups: new Map() }
      jars.set(visitor, jar)
    }
    return jar
  }

  save(): CookiesState {
    const jars = this.#jars.flatMap((of, source) =>
      [...(of ?? [])].map(([visitor, { targets, groups }]) => ({
        source,
        visitor,
        targets: [...targets],
        groups: [...groups],
      })),
    )
    return { jars }
  }

  restore({ jars }: CookiesState): void {
    this.#jars = []
    for (const { source, visitor, targets, groups } of jars) {
      for (const [arn, cookie] of targets) this.setTarget(source, visitor, arn, cookie)
      for (const [arn, cookie] of groups) this.setGroup(source, visitor, arn, cookie)
    }
  }
}
