// Changes that change nothing anybody could notice, each with the reason.

/** [file, what stands there, what the change puts there, why no result can tell] */
const SAME = []

/** @returns why a change changes nothing, or undefined */
export const equivalent = (file, { source, replacement }) => SAME.find(([where, from, to]) => file === where && source === from && replacement === to)?.[3]
