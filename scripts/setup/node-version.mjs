// Imported first by every script a person may run on a bare machine: nothing else makes sense on a Node that is too old.

const MINIMUM = { major: 20, minor: 9 }
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < MINIMUM.major || (major === MINIMUM.major && minor < MINIMUM.minor)) {
  console.error(
    `Dockyard needs Node.js ${MINIMUM.major}.${MINIMUM.minor} or newer; this is ${process.versions.node}. Install a current version from https://nodejs.org and try again.`,
  )
  process.exit(1)
}

// Every tool started from here inherits this: nothing of this project reports home.
process.env.NEXT_TELEMETRY_DISABLED = '1'

export {}
