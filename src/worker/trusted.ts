interface ScriptPolicy { createScriptURL(address: string): string }
interface PolicyFactory { createPolicy(name: string, rules: { createScriptURL(address: string): string }): ScriptPolicy }

/** Addresses that may become workers: the package's own, those the host gave, and blobs made here. */
const ours = new Set<string>()
/** A page allows a policy name once, so it must outlive every source. */
let policy: ScriptPolicy | null | undefined

/**
 * An address as a page with Trusted Types wants it: through the policy named `shakhes`, which refuses everything that
 * did not come this way. Where the page does not allow the policy, the address itself, and the browser decides.
 */
export function trustedWorkerUrl(address: string): string {
  ours.add(address)
  if (policy === undefined) policy = createPolicy()
  try {
    return policy?.createScriptURL(address) ?? address
  } finally {
    ours.delete(address)
  }
}

function createPolicy(): ScriptPolicy | null {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes
  if (factory === undefined) return null
  try {
    return factory.createPolicy('shakhes', {
      createScriptURL: (address) => {
        if (ours.has(address)) return address
        throw new TypeError(`the policy 'shakhes' is for the addresses of its own workers, not for ${address}`)
      },
    })
  } catch {
    // Not among the page's trusted-types, or a second copy of the package was first.
    return null
  }
}
