import { Lightbulb } from 'lucide-react'
import type { LampView } from './lamp'

function OverviewLamp({ view }: { readonly view: LampView }) {
  return <p>{`${view.name} gives ${view.lumens} lm`}</p>
}

export const lampPanel = { icon: Lightbulb, Overview: OverviewLamp, Table: null }
