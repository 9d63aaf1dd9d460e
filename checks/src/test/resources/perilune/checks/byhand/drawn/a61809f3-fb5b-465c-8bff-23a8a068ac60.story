== indicators: one key
{"@timestamp":"2026-05-10T10:00:00.000Z","event":{"module":"ti_abusech","kind":"enrichment","category":["threat"]},"threat":{"indicator":{"registry":{"path":"HKLM\\SOFTWARE\\Evil\\Run"}}}}
== match: that key
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"b7d9f2aa10","name":"FIN-LT-22","os":{"type":"windows"}},"agent":{"type":"endpoint"},"event":{"kind":"event","category":["registry"],"type":["change"],"action":"modification"},"data_stream":{"dataset":"endpoint.events.registry"},"registry":{"path":"HKLM\\SOFTWARE\\Evil\\Run"},"process":{"name":"x.exe","pid":7}}
== miss: a key below it
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"b7d9f2aa10","name":"FIN-LT-22","os":{"type":"windows"}},"agent":{"type":"endpoint"},"event":{"kind":"event","category":["registry"],"type":["change"],"action":"modification"},"data_stream":{"dataset":"endpoint.events.registry"},"registry":{"path":"HKLM\\SOFTWARE\\Evil\\Run\\1"},"process":{"name":"x.exe","pid":7}}
== miss: another key
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"b7d9f2aa10","name":"FIN-LT-22","os":{"type":"windows"}},"agent":{"type":"endpoint"},"event":{"kind":"event","category":["registry"],"type":["change"],"action":"modification"},"data_stream":{"dataset":"endpoint.events.registry"},"registry":{"path":"HKLM\\SOFTWARE\\Good\\Run"},"process":{"name":"x.exe","pid":7}}
