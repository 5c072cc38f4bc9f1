export default function Page() {
  return <h1>Dockyard</h1>
}
