// A thread that runs of an experiment are given to: the same bundle as the process that started it.

import { parentPort, workerData } from 'node:worker_threads'

const { serveRuns } = await import(workerData.bundle)
serveRuns(parentPort)
