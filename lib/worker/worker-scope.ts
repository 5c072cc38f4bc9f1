/** The part of `DedicatedWorkerGlobalScope` that is used; TypeScript has no library with both it and the DOM. */
interface WorkerScope<In, Out> {
  postMessage(message: Out): void
  onmessage: ((event: { readonly data: In }) => void) | null
}

/** To be called in a worker only. */
export const workerScope = <In, Out>() => self as unknown as WorkerScope<In, Out>
