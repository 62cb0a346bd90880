// Installs DuckDB beside these suites when it is not there: the kit itself does without.
import { execSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
if (!existsSync(`${here}node_modules/@duckdb/node-api`)) execSync('npm ci --no-audit --no-fund',
  { cwd: here, stdio: 'inherit' })
