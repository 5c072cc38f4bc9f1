// Between users, load balancer and target group all requests share one way: there they run in rows, so that many can be told apart. Pure;
// canvas units at scale 1.

const ROWS = 3
const ROW_GAP = 10

/** How wide the bed is in which the rows run. */
export const STREAM_WIDTH = ROWS * ROW_GAP

/** How far beside the middle a request runs: always the same for the same one, the rows in turn. */
export function streamRow(id: number): number {
  return ((id % ROWS) - (ROWS - 1) / 2) * ROW_GAP
}
