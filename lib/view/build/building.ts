// Which form is open and with what it was opened. It knows no form, so that whatever opens one need not either.

/** `forms.ts` has an object for each; the compiler insists on it. */
export const FORM_IDS = [
  'taskDefinition',
  'service',
  'targetGroup',
  'loadBalancer',
  'networkLoadBalancer',
  'classicLoadBalancer',
  'listener',
  'rule',
  'classicListener',
  'registerInstance',
  'users',
  'instances',
  'securityGroup',
  'cluster',
  'queue',
  'namespace',
  'editListener',
  'editRule',
  'editService',
  'connectService',
  'editLoadBalancer',
  'editClassic',
  'editTargetGroup',
  'editImage',
  'editTrunking',
] as const
export type FormId = (typeof FORM_IDS)[number]

/** What is known when a form is opened: what was dropped where, or the key of what is edited. */
export interface Given {
  readonly key?: string
  readonly zone?: string
  readonly instanceType?: string
  readonly taskDefinition?: string
  readonly targetGroup?: string
  readonly image?: string
}

export interface Building {
  readonly form: FormId
  readonly given: Given
}
