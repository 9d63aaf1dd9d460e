== match: switched off
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","category":["configuration"],"type":["change"],"action":"repository_secret_scanning.disable"},"data_stream":{"dataset":"github.audit"},"github":{"repo":"acme/web"},"user":{"name":"octo"}}
== miss: switched on
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","category":["configuration"],"type":["change"],"action":"repository_secret_scanning.enable"},"data_stream":{"dataset":"github.audit"},"github":{"repo":"acme/web"},"user":{"name":"octo"}}
== miss: said of another category of events
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","category":["iam"],"type":["change"],"action":"repository_secret_scanning.disable"},"data_stream":{"dataset":"github.audit"},"github":{"repo":"acme/web"},"user":{"name":"octo"}}
