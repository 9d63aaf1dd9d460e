== match: a record of an alert
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"o365.audit","code":"WDATPAlerts","provider":"SecurityComplianceCenter","category":["web"]},"data_stream":{"dataset":"o365.audit"}}
== miss: an alert of another service
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"o365.audit","code":"SecurityComplianceAlerts","provider":"SecurityComplianceCenter","category":["web"]},"data_stream":{"dataset":"o365.audit"}}
== miss: two of them in one word
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"o365.audit","code":"WDATPAlerts or MCASAlerts","provider":"SecurityComplianceCenter","category":["web"]},"data_stream":{"dataset":"o365.audit"}}
