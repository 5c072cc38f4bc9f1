import type { WorkerRole } from '@/lib/protocol'

/**
 * A worker's script is built as one file (scripts/setup/worker-script.mjs), which starts in half the time that a chain of chunks needs;
 * the development server bundles it itself, so that it follows the sources.
 */
export function startWorker(role: WorkerRole): Worker {
  const script = process.env.DOCKYARD_WORKER
  if (script) return new Worker(script, { name: role })
  return new Worker(new URL('../../worker/dockyard.worker.ts', import.meta.url), {
    type: 'module',
    name: role,
  })
}
