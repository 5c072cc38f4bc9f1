import type { Usage } from './contract'

/** What several containers use together. */
export function totalUsage(parts: Iterable<Usage>): Usage {
  let cpuUnits = 0
  let memoryMiB = 0
  let requestsInFlight = 0
  let requestsQueued = 0
  let requestsStarved = 0
  let requestsPerSecond = 0
  for (const part of parts) {
    cpuUnits += part.cpuUnits
    memoryMiB += part.memoryMiB
    requestsInFlight += part.requestsInFlight
    requestsQueued += part.requestsQueued
    requestsStarved += part.requestsStarved
    requestsPerSecond += part.requestsPerSecond
  }
  return { cpuUnits, memoryMiB, requestsInFlight, requestsQueued, requestsStarved, requestsPerSecond }
}
