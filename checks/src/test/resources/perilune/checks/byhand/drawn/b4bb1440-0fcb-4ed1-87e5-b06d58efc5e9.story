== match: deleted
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"okta.system","action":"policy.lifecycle.delete","category":["iam"],"outcome":"success"},"data_stream":{"dataset":"okta.system"}}
== miss: changed
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"okta.system","action":"policy.lifecycle.update","category":["iam"],"outcome":"success"},"data_stream":{"dataset":"okta.system"}}
== miss: the end of a longer name
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"okta.system","action":"sub.policy.lifecycle.delete","category":["iam"]},"data_stream":{"dataset":"okta.system"}}
