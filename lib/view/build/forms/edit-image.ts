import { type Draft, textOf, valueAt, withValue } from '../draft'
import type { BuildForm } from '../form'
import { IMAGE_PRESETS, PRESET_CHOICES, wholeBehavior } from '../image-presets'

const AS_TYPED = ''

/** The playground's own operation: in AWS the behaviour lies in the image. */
export const editImage: BuildForm = {
  title: 'Behavior of an image',
  about:
    'What containers of this image do, at once and from then on. AWS has no operation for it: there it lies in the image itself.',
  needs: () => null,
  begin: (_, { image }) =>
    image === undefined
      ? null
      : { input: { image, behavior: {} }, more: { preset: AS_TYPED, before: AS_TYPED } },
  fields: ({ more }) => [
    {
      kind: 'choice',
      at: '@preset',
      label: 'Behaves like',
      options: [...PRESET_CHOICES, [AS_TYPED, 'as filled in below']],
      hint: IMAGE_PRESETS[more.preset ?? '']?.text ?? 'Empty fields stay as they are.',
      isWide: true,
    },
    { kind: 'number', at: 'behavior.startupMs', label: 'Ready after', unit: 'ms' },
    {
      kind: 'number',
      at: 'behavior.cpuMsPerRequest.exponential',
      label: 'CPU a request, on average',
      unit: 'ms',
    },
    { kind: 'number', at: 'behavior.waitMsPerRequest', label: 'Waiting a request', unit: 'ms' },
    { kind: 'number', at: 'behavior.concurrency', label: 'Requests at a time', placeholder: 'no limit' },
    {
      kind: 'number',
      at: 'behavior.keepAliveMs',
      label: 'Keeps idle connections',
      unit: 'ms',
      placeholder: 'none',
    },
    { kind: 'number', at: 'behavior.errorRate', label: 'Share of errors', placeholder: '0 to 1' },
    { kind: 'number', at: 'behavior.leakMiBPerRequest', label: 'Leak a request', unit: 'MiB' },
  ],
  settle: (given) => {
    const draft = given.input.behavior === undefined ? withValue(given, 'behavior', {}) : given
    const { preset = AS_TYPED, before = AS_TYPED } = draft.more
    // Another preset was chosen, or a field of the chosen one was changed.
    if (preset !== before) return chosen(draft, preset)
    const isAsPreset = JSON.stringify(draft.input.behavior) === JSON.stringify(wholeBehavior(preset))
    return isAsPreset ? draft : withMore(draft, AS_TYPED)
  },
  name: (draft) => textOf(valueAt(draft, 'image')),
  submit: () => 'Change the image',
  main: ({ input }) => ({ action: 'playground:PutImageBehavior', input }),
  commands: (draft) => [editImage.main(draft)],
}

function chosen(draft: Draft, preset: string): Draft {
  const behavior = wholeBehavior(preset)
  return withMore(behavior === undefined ? draft : withValue(draft, 'behavior', behavior), preset)
}

function withMore(draft: Draft, preset: string): Draft {
  return { ...draft, more: { ...draft.more, preset, before: preset } }
}
