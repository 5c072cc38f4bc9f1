// The scenarios that come with the playground. The first one is what opens.

import { awsvpcRunsOut } from './built-in/awsvpc-runs-out'
import { badRelease } from './built-in/bad-release'
import { canary } from './built-in/canary'
import { classicAgainstApplication } from './built-in/classic-against-application'
import { coldCapacity } from './built-in/cold-capacity'
import { crashAndReplacement } from './built-in/crash-and-replacement'
import { draining } from './built-in/draining'
import { fiveMinuteDrain } from './built-in/five-minute-drain'
import { fixedAgainstDynamic } from './built-in/fixed-against-dynamic'
import { fixedPortBlocks } from './built-in/fixed-port-blocks'
import { flapping } from './built-in/flapping'
import { flashCrowd } from './built-in/flash-crowd'
import { flashCrowd20s } from './built-in/flash-crowd-20s'
import { flashCrowdSteps } from './built-in/flash-crowd-steps'
import { fourCopiesOneInstance } from './built-in/four-copies-one-instance'
import { launchTypeNeverGrows } from './built-in/launch-type-never-grows'
import { lifecycleHooks } from './built-in/lifecycle-hooks'
import { lyingHealthCheck } from './built-in/lying-health-check'
import { memoryTracking } from './built-in/memory-tracking'
import { microserviceChain } from './built-in/microservice-chain'
import { morningRamp } from './built-in/morning-ramp'
import { networkLoadBalancer } from './built-in/network-load-balancer'
import { oneTaskOnePort } from './built-in/one-task-one-port'
import type { BuiltInScenario } from './built-in/parts'
import { queueBacklog } from './built-in/queue-backlog'
import { recordedFortnight } from './built-in/recorded-fortnight'
import { requestsPerTarget } from './built-in/requests-per-target'
import { retryStorm } from './built-in/retry-storm'
import { rollingUpgrade } from './built-in/rolling-upgrade'
import { rollingUpgrade50100 } from './built-in/rolling-upgrade-50-100'
import { rollingUpgradeStuck } from './built-in/rolling-upgrade-stuck'
import { scheduledSale } from './built-in/scheduled-sale'
import { shortKeepAlive } from './built-in/short-keep-alive'
import { slowHealthCheck } from './built-in/slow-health-check'
import { slowScaleIn } from './built-in/slow-scale-in'
import { slowStartColdCache } from './built-in/slow-start-cold-cache'
import { stickyScaleIn } from './built-in/sticky-scale-in'
import { terminationProtection } from './built-in/termination-protection'
import { twoPoliciesOneGroup } from './built-in/two-policies-one-group'
import { twoServices } from './built-in/two-services'
import { unequalZones } from './built-in/unequal-zones'
import { upgradeBesideAnotherService } from './built-in/upgrade-beside-another-service'
import { upgradeInWaves } from './built-in/upgrade-in-waves'
import { upgradeWithoutRoom } from './built-in/upgrade-without-room'
import { zoneOutage } from './built-in/zone-outage'

export const builtInScenarios: readonly BuiltInScenario[] = [
  rollingUpgrade,
  oneTaskOnePort,
  fourCopiesOneInstance,
  fixedPortBlocks,
  fixedAgainstDynamic,
  classicAgainstApplication,
  awsvpcRunsOut,
  twoServices,
  canary,
  microserviceChain,
  networkLoadBalancer,
  rollingUpgrade50100,
  rollingUpgradeStuck,
  upgradeInWaves,
  upgradeBesideAnotherService,
  upgradeWithoutRoom,
  fiveMinuteDrain,
  slowHealthCheck,
  badRelease,
  lyingHealthCheck,
  crashAndReplacement,
  draining,
  zoneOutage,
  retryStorm,
  shortKeepAlive,
  stickyScaleIn,
  unequalZones,
  morningRamp,
  slowScaleIn,
  slowStartColdCache,
  scheduledSale,
  flashCrowd,
  flashCrowdSteps,
  flashCrowd20s,
  requestsPerTarget,
  memoryTracking,
  flapping,
  queueBacklog,
  recordedFortnight,
  coldCapacity,
  launchTypeNeverGrows,
  twoPoliciesOneGroup,
  terminationProtection,
  lifecycleHooks,
]
