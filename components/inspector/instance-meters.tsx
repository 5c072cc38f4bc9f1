import type { CapacityView, InstanceView } from '@/lib/protocol'
import { formatMiB } from '@/lib/view/describe/format'
import { instanceScale } from '@/lib/view/describe/use-scale'
import { Meter, MeterLegend } from './meter'

const formatUnits = (value: number) => `${Math.round(value)}`

export function InstanceMeters({ instance }: { readonly instance: InstanceView }) {
  return (
    <>
      <Capacity label="CPU units" capacity={instance.cpu} format={formatUnits} />
      <Capacity label="Memory" capacity={instance.memory} format={formatMiB} />
      <MeterLegend />
    </>
  )
}

function Capacity({
  label,
  capacity,
  format,
}: {
  readonly label: string
  readonly capacity: CapacityView
  readonly format: (value: number) => string
}) {
  const { registered, reserved, used } = capacity
  const percent = (amount: number) => Math.round((100 * amount) / Math.max(1, registered))
  return (
    <Meter
      label={label}
      used={format(used)}
      reserved={format(reserved)}
      scale={instanceScale(capacity)}
      line="limit"
      whole={`${percent(used)} % used and ${percent(reserved)} % reserved of ${format(registered)}.`}
    />
  )
}
