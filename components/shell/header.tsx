import { ActionButtons } from './action-buttons'
import { Brand } from './brand'
import { ScenarioPicker } from './scenario-picker'
import { Transport } from './transport'

export function Header() {
  return (
    <header className="flex min-h-13 items-center gap-3 border-b max-[700px]:flex-wrap max-[700px]:gap-y-1.5 max-[700px]:py-2 border-line bg-surface px-4 max-[1180px]:gap-2 max-[1180px]:px-3">
      <div className="flex min-w-0 flex-1 items-center gap-3">
        <Brand />
        <ScenarioPicker />
      </div>
      <Transport />
      <div className="flex shrink-0 items-center justify-end min-[1181px]:flex-1">
        <ActionButtons />
      </div>
    </header>
  )
}
