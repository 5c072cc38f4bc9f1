import type { FromLogger, ToLogger } from '@/lib/protocol'
import { logRun } from './access-log-run'
import { workerScope } from './worker-scope'

/** Runs a run again for its access log; it is ended from outside. */
export function startAccessLog(): void {
  const scope = workerScope<ToLogger, FromLogger>()
  scope.onmessage = ({ data }) => {
    try {
      logRun(data, { wallMs: () => performance.now(), post: (message) => scope.postMessage(message) })
    } catch (error) {
      scope.postMessage({ type: 'failed', message: error instanceof Error ? error.message : String(error) })
    }
  }
}
