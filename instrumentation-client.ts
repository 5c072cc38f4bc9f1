// Next runs this as soon as its script is there, before React wakes the page. The simulation and the canvas need as long to start as
// React needs for that: side by side they take half as long.

import { pageRun } from '@/lib/view/run/page-run'

// The window for the audience has no run of its own: it shows the presenter's.
if (!location.pathname.endsWith('/audience')) {
  void pageRun().session.start()
  void import('@/components/canvas/canvas')
}
