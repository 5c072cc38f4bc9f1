import { FollowProvider } from '@/components/follow/follow-provider'
import { PaletteSlot } from '@/components/palette/palette-slot'
import { PresentGate } from '@/components/present/present-gate'
import { TimeProvider } from '@/components/time/time-provider'
import { MainArea, MainLandmark, ViewModes } from '@/components/views/main-area'
import { BottomPane } from './bottom-pane'
import { BottomTabs } from './bottom-tabs'
import { CommandBarSlot } from './command-bar-slot'
import { CrashScreen } from './crash-screen'
import { Dialogs } from './dialogs'
import { Header } from './header'
import { InspectorSlot } from './inspector-slot'
import { LiveRegion } from './live-region'
import { Notices } from './notices'
import { ReturnBar } from './return-bar'
import { ScenarioCard } from './scenario-card'
import { ScriptedNext } from './scripted-next'
import { SessionBoot } from './session-boot'
import { SidePane } from './side-pane'
import { SkipLinks } from './skip-links'
import { StartScreen } from './start-screen'
import { VerdictCard } from './verdict-card'

/** The frame of the screen: header, palette, the view of the run with its command line, inspector, charts. */
export function Workbench() {
  return (
    <TimeProvider>
      <FollowProvider>
        <div className="flex h-dvh flex-col">
          <PresentGate>
            <SkipLinks />
            <Header />
            <ReturnBar />
            <div className="relative flex min-h-0 flex-1">
              <SidePane side="left" id="palette" label="Palette" width={196} widthMin={150} widthMax={340}>
                <PaletteSlot />
              </SidePane>
              <MainLandmark>
                <ScenarioCard />
                <VerdictCard />
                <MainArea>
                  <StartScreen />
                  <ScriptedNext place="head" />
                </MainArea>
                <div className="pointer-events-none absolute inset-x-3 bottom-3 z-10 flex flex-col items-start gap-2">
                  <div className="mb-(--legend,0px) flex flex-col items-end gap-2 self-end">
                    <ScriptedNext place="foot" />
                    <Notices />
                  </div>
                  <div className="flex w-full items-end justify-between gap-3">
                    <CommandBarSlot />
                    <div className="flex shrink-0 items-center gap-2">
                      <ViewModes />
                      <BottomTabs />
                    </div>
                  </div>
                </div>
                <CrashScreen />
              </MainLandmark>
              <SidePane
                side="right"
                id="inspector"
                label="Inspector"
                width={316}
                widthMin={240}
                widthMax={640}
              >
                <InspectorSlot />
              </SidePane>
            </div>
            <BottomPane />
          </PresentGate>
          <Dialogs />
          <LiveRegion />
          <SessionBoot />
        </div>
      </FollowProvider>
    </TimeProvider>
  )
}
