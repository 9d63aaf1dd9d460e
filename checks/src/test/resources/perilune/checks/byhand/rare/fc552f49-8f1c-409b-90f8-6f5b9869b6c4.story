== match: silent for six minutes; that the alert is of a category itself does not count
{"@timestamp":"2026-05-11T09:59:00.000Z","host":{"id":"h1","name":"h1","os":{"type":"windows"}},"event":{"kind":"event","category":["file"],"type":["change"]},"data_stream":{"dataset":"endpoint.events.file"},"file":{"path":"C:\\x"}}
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"h1","name":"h1","os":{"type":"windows"}},"event":{"kind":"alert","category":["malware","process"],"type":["info"]},"data_stream":{"dataset":"endpoint.alerts"}}
{"@timestamp":"2026-05-11T10:06:00.000Z","host":{"id":"h1","name":"h1","os":{"type":"windows"}},"event":{"kind":"event","category":["file"],"type":["change"]},"data_stream":{"dataset":"endpoint.events.file"},"file":{"path":"C:\\x"}}
== match: silent, while another machine goes on
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"h1","name":"h1","os":{"type":"windows"}},"event":{"kind":"alert","category":["malware","process"],"type":["info"]},"data_stream":{"dataset":"endpoint.alerts"}}
{"@timestamp":"2026-05-11T10:01:40.000Z","host":{"id":"h2","name":"h2","os":{"type":"windows"}},"event":{"kind":"event","category":["file"],"type":["change"]},"data_stream":{"dataset":"endpoint.events.file"},"file":{"path":"C:\\x"}}
{"@timestamp":"2026-05-11T10:06:40.000Z","host":{"id":"h2","name":"h2","os":{"type":"windows"}},"event":{"kind":"event","category":["file"],"type":["change"]},"data_stream":{"dataset":"endpoint.events.file"},"file":{"path":"C:\\x"}}
== miss: it goes on after two minutes
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"h1","name":"h1","os":{"type":"windows"}},"event":{"kind":"alert","category":["malware","process"],"type":["info"]},"data_stream":{"dataset":"endpoint.alerts"}}
{"@timestamp":"2026-05-11T10:02:00.000Z","host":{"id":"h1","name":"h1","os":{"type":"windows"}},"event":{"kind":"event","category":["file"],"type":["change"]},"data_stream":{"dataset":"endpoint.events.file"},"file":{"path":"C:\\x"}}
{"@timestamp":"2026-05-11T10:10:00.000Z","host":{"id":"h1","name":"h1","os":{"type":"windows"}},"event":{"kind":"event","category":["file"],"type":["change"]},"data_stream":{"dataset":"endpoint.events.file"},"file":{"path":"C:\\x"}}
== miss: goes on, and nothing was wrong
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"h1","name":"h1","os":{"type":"windows"}},"event":{"kind":"event","category":["file"],"type":["change"]},"data_stream":{"dataset":"endpoint.events.file"},"file":{"path":"C:\\x"}}
{"@timestamp":"2026-05-11T10:06:40.000Z","host":{"id":"h1","name":"h1","os":{"type":"windows"}},"event":{"kind":"event","category":["file"],"type":["change"]},"data_stream":{"dataset":"endpoint.events.file"},"file":{"path":"C:\\x"}}
