export function Brand() {
  return (
    <div className="flex items-center gap-2.5">
      <svg aria-hidden="true" viewBox="0 0 20 20" className="size-[18px]">
        <rect width="20" height="20" rx="5" fill="var(--rev-0)" />
        <path d="M20 4.5V15a5 5 0 0 1-5 5H4.5Z" fill="var(--rev-1)" />
      </svg>
      <h1 className="text-lg font-bold tracking-tight max-[1000px]:only-spoken">Dockyard</h1>
    </div>
  )
}
