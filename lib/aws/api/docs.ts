// Where AWS describes an operation: every service has a page for each in its API reference.

const REFERENCES: Readonly<Record<string, string>> = {
  ecs: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/',
  elasticloadbalancing: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/',
  elb: 'https://docs.aws.amazon.com/elasticloadbalancing/2012-06-01/APIReference/',
  ec2: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/',
  acm: 'https://docs.aws.amazon.com/acm/latest/APIReference/',
  servicediscovery: 'https://docs.aws.amazon.com/cloud-map/latest/api/',
  ecr: 'https://docs.aws.amazon.com/AmazonECR/latest/APIReference/',
  cloudwatch: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/',
  'application-autoscaling': 'https://docs.aws.amazon.com/autoscaling/application/APIReference/',
}

/** AWS FIS describes all its actions on one page. */
const FIS_ACTIONS = 'https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html'

/** @example docsOf('ecs:RunTask') // 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html' */
export function docsOf(action: string): string | null {
  const colon = action.indexOf(':')
  const service = action.slice(0, colon)
  if (service === 'aws') return FIS_ACTIONS
  const reference = REFERENCES[service]
  return reference === undefined ? null : `${reference}API_${action.slice(colon + 1)}.html`
}
