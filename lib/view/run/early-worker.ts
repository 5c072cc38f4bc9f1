// The page's first worker starts before the program that talks to it is loaded: the browser fetches and evaluates the simulation beside
// React, and computes the first scenario up to where it opens when nothing else is to be shown.

import { KEPT_RUN_KEY } from '../session/saved-run'

declare global {
  interface Window {
    dockyardEarly?: Worker | undefined
  }
}

/**
 * Runs in the page before anything else, as text, because it must be there before the program. A worker that fails is left to the
 * program, which starts its own and says why that failed.
 */
export const earlyWorkerScript = (script: string) =>
  `try{(function(w){window.dockyardEarly=w;w.onerror=function(){delete window.dockyardEarly};` +
  `if(!location.hash&&!sessionStorage.getItem('${KEPT_RUN_KEY}')&&!localStorage.getItem('${KEPT_RUN_KEY}'))` +
  `w.postMessage({id:0,method:'prepare',input:{}})})(new Worker('${script}',{name:'simulation'}))}catch(e){}`

/** Once: whoever asks again gets none. */
export function takeEarlyWorker(): Worker | null {
  const worker = window.dockyardEarly ?? null
  delete window.dockyardEarly
  return worker
}
