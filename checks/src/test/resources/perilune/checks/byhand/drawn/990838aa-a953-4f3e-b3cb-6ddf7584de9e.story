== match: told by the action
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"b7d9","name":"FIN-LT-22","os":{"type":"windows"}},"event":{"kind":"alert","module":"endgame","action":"kernel_shellcode_event"},"endgame":{"metadata":{"type":"prevention"}}}
== match: told by the other field
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"b7d9","name":"FIN-LT-22","os":{"type":"windows"}},"event":{"kind":"alert","module":"endgame","action":"rules_engine_event"},"endgame":{"metadata":{"type":"prevention"},"event_subtype_full":"kernel_shellcode_event"}}
== miss: seen and not prevented
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"b7d9","name":"FIN-LT-22","os":{"type":"windows"}},"event":{"kind":"alert","module":"endgame","action":"kernel_shellcode_event"},"endgame":{"metadata":{"type":"detection"}}}
== miss: another thing prevented
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"b7d9","name":"FIN-LT-22","os":{"type":"windows"}},"event":{"kind":"alert","module":"endgame","action":"file_classification_event"},"endgame":{"metadata":{"type":"prevention"}}}
