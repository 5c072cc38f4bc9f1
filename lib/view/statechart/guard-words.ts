// Guards in words: a chart says when a transition is taken, not what its function is called.

const WORDS: Readonly<Record<string, string>> = {
  isHooked: 'a lifecycle hook waits for it',
  isLater: 'it is later than the last heartbeat',
  isNoticedAtOnce: 'ECS notices at once',
  manifestExists: 'the registry has the image',
  isNewActivity: 'it is another scaling activity',
  hasInstance: 'an instance has room for it',
  hasInstanceForInterface: 'an instance has room for it and its network interface',
  hasNetworkInterface: 'it has a network interface of its own',
  registersSeveralTargetGroups: 'it registers with several target groups',
  isBehindLoadBalancer: 'it is behind a load balancer',
}

/** `isBehindLoadBalancer` → `it is behind a load balancer`; a name without words of its own is taken apart: `has room`. */
export function guardWords(name: string): string {
  return WORDS[name] ?? name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').toLowerCase()
}

/** Whether this guard has words of its own. */
export function isWorded(name: string): boolean {
  return name in WORDS
}
