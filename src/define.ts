/** Registers every element. The only module, with its twins in `define/`, that does something by being imported. */
import { defineElements } from './widgets/base/define.ts'
import { elements } from './widgets/index.ts'

defineElements(...elements)
