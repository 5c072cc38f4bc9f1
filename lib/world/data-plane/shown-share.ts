// Which of many are shown: one of each block of numbers, so that one dot stands for exactly that many; which one of the block is
// scattered, for with a fixed stride every fiftieth request of a round robin over four targets would go to one of two.

/** The smallest of 1, 2, 5, 10, 20, 50, … that brings `count` down to `limit`. */
export function strideFor(count: number, limit: number): number {
  let stride = 1
  for (let step = 0; count / stride > limit; step++) stride *= step % 3 === 1 ? 2.5 : 2
  return stride
}

/** Whether `id` is the one of its block of `stride` numbers that is shown. */
export function isShown(id: number, stride: number): boolean {
  const block = Math.floor(id / stride)
  return id - block * stride === scattered(block) % stride
}

/** Murmur's finalizer: 32 bits without a pattern, from consecutive numbers. */
function scattered(n: number): number {
  let bits = Math.imul(n ^ (n >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
