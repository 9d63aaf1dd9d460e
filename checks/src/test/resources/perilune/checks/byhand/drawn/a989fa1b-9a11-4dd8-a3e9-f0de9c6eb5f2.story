== match: switched off
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"o365.audit","action":"Disable-SafeLinksRule","provider":"Exchange","category":["web"],"outcome":"success"},"data_stream":{"dataset":"o365.audit"},"user":{"id":"ann@example.com"}}
== match: one of several categories
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"o365.audit","action":"Disable-SafeLinksRule","provider":"Exchange","category":["configuration","web"],"outcome":"success"},"data_stream":{"dataset":"o365.audit"},"user":{"id":"ann@example.com"}}
== miss: switched on
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"o365.audit","action":"Enable-SafeLinksRule","provider":"Exchange","category":["web"],"outcome":"success"},"data_stream":{"dataset":"o365.audit"},"user":{"id":"ann@example.com"}}
== miss: it failed
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"o365.audit","action":"Disable-SafeLinksRule","provider":"Exchange","category":["web"],"outcome":"failure"},"data_stream":{"dataset":"o365.audit"},"user":{"id":"ann@example.com"}}
