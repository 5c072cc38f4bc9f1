// A term or a number of the screen in plain words.

export interface GlossaryEntry {
  /** For deep links: `/glossary#target-group`. */
  readonly id: string
  /** As the screen writes it; the first is the term, the others mean the same. */
  readonly names: readonly [string, ...string[]]
  /** What it is, in one or two sentences. */
  readonly what: string
  /** What one can tell or do by it. */
  readonly why: string
  /** AWS's page about it; null for what AWS has not. */
  readonly page: { readonly title: string; readonly url: string } | null
}

const GUIDES = {
  ecs: ['Amazon ECS Developer Guide', 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/'],
  elb: ['Application Load Balancers', 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/'],
  classic: ['Classic Load Balancers', 'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/'],
  network: ['Network Load Balancers', 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/'],
  groups: ['Amazon EC2 Auto Scaling', 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/'],
  scaling: ['Application Auto Scaling', 'https://docs.aws.amazon.com/autoscaling/application/userguide/'],
  cloudwatch: ['Amazon CloudWatch', 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/'],
  ec2: ['Amazon EC2 User Guide', 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/'],
  sqs: ['Amazon SQS', 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/'],
} as const

/** A page of one of AWS's guides: `ecs/clusters.html`. */
export type Page = `${keyof typeof GUIDES}/${string}.html`

type Words = readonly [names: string, what: string, why: string, page?: Page]

/** `names`: with ` | ` between those that mean the same. */
export function entry([names, what, why, page]: Words): GlossaryEntry {
  const [first = names, ...others] = names.split(' | ')
  return {
    id: idOf(first),
    names: [first, ...others],
    what,
    why,
    page: page === undefined ? null : pageOf(page),
  }
}

function pageOf(page: Page): GlossaryEntry['page'] {
  const slash = page.indexOf('/')
  const [title, base] = GUIDES[page.slice(0, slash) as keyof typeof GUIDES]
  return { title, url: base + page.slice(slash + 1) }
}

function idOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
