import { widgets } from '../../src/widgets/index.ts'
import { auditWidget } from '../helpers/conformance.ts'

for (const widget of widgets) auditWidget(widget)
