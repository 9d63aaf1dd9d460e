== match: deleted
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"okta.system","action":"policy.rule.delete","category":["iam"],"outcome":"success"},"data_stream":{"dataset":"okta.system"}}
== miss: switched off
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"okta.system","action":"policy.rule.deactivate","category":["iam"],"outcome":"success"},"data_stream":{"dataset":"okta.system"}}
== miss: a dot is a dot
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"okta.system","action":"policy-rule-delete","category":["iam"],"outcome":"success"},"data_stream":{"dataset":"okta.system"}}
== miss: of another source
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"auth0.logs","action":"policy.rule.delete","category":["iam"],"outcome":"success"},"data_stream":{"dataset":"auth0.logs"}}
