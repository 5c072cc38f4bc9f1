// Where the columns of the map stand, and what runs between them. Pure.

import { type Columns, type Placed, placeNodes } from './columns'
import { type Link, ratesOfNodes } from './links'
import { linksOfPicture, type PortsPicture } from './picture'

export interface MapLayout extends Placed {
  readonly links: readonly Link[]
  readonly rates: ReadonlyMap<string, number>
}

export function mapLayout(
  picture: PortsPicture,
  columns: Columns,
  { height, scale }: { readonly height: number; readonly scale: number },
): MapLayout {
  const links = linksOfPicture(picture, columns.stages)
  const rates = ratesOfNodes(links)
  const nodes = {
    clients: picture.world.traffic.map(({ key }) => key),
    listeners: picture.listeners,
    groups: picture.world.targetGroup.map(({ key }) => key),
  }
  return { links, rates, ...placeNodes(nodes, columns, { height, scale, rates }) }
}
