== match: the account of this machine, from another
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"d41d8cd98f","name":"DC01","os":{"type":"windows"},"ip":["10.0.0.5","fe80::1"]},"agent":{"type":"winlogbeat"},"event":{"kind":"event","category":["network","file"],"code":"5145"},"user":{"name":"WS01$"},"winlog":{"computer_name":"ws01.corp.example"},"source":{"ip":"10.0.0.9"}}
== match: the machine has no longer name
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"d41d8cd98f","name":"DC01","os":{"type":"windows"},"ip":["10.0.0.5","fe80::1"]},"agent":{"type":"winlogbeat"},"event":{"kind":"event","category":["network","file"],"code":"5145"},"user":{"name":"WS01$"},"winlog":{"computer_name":"WS01"},"source":{"ip":"10.0.0.9"}}
== match: the addresses of the machine are not known: then the other is none of them
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"d41d8cd98f","name":"DC01","os":{"type":"windows"}},"agent":{"type":"winlogbeat"},"event":{"kind":"event","category":["network","file"],"code":"5145"},"user":{"name":"WS01$"},"winlog":{"computer_name":"ws01.corp.example"},"source":{"ip":"10.0.0.9"}}
== miss: from itself: one of its addresses
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"d41d8cd98f","name":"DC01","os":{"type":"windows"},"ip":["10.0.0.5","fe80::1"]},"agent":{"type":"winlogbeat"},"event":{"kind":"event","category":["network","file"],"code":"5145"},"user":{"name":"WS01$"},"winlog":{"computer_name":"ws01.corp.example"},"source":{"ip":"10.0.0.5"}}
== miss: the account of a machine whose name begins alike
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"d41d8cd98f","name":"DC01","os":{"type":"windows"},"ip":["10.0.0.5","fe80::1"]},"agent":{"type":"winlogbeat"},"event":{"kind":"event","category":["network","file"],"code":"5145"},"user":{"name":"WS0$"},"winlog":{"computer_name":"ws01.corp.example"},"source":{"ip":"10.0.0.9"}}
== miss: the account of a person
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"d41d8cd98f","name":"DC01","os":{"type":"windows"},"ip":["10.0.0.5","fe80::1"]},"agent":{"type":"winlogbeat"},"event":{"kind":"event","category":["network","file"],"code":"5145"},"user":{"name":"WS01"},"winlog":{"computer_name":"ws01.corp.example"},"source":{"ip":"10.0.0.9"}}
== miss: from itself by the address that is always its own
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"d41d8cd98f","name":"DC01","os":{"type":"windows"},"ip":["10.0.0.5","fe80::1"]},"agent":{"type":"winlogbeat"},"event":{"kind":"event","category":["network","file"],"code":"5145"},"user":{"name":"WS01$"},"winlog":{"computer_name":"ws01.corp.example"},"source":{"ip":"::1"}}
== miss: nobody knows from where
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"d41d8cd98f","name":"DC01","os":{"type":"windows"},"ip":["10.0.0.5","fe80::1"]},"agent":{"type":"winlogbeat"},"event":{"kind":"event","category":["network","file"],"code":"5145"},"user":{"name":"WS01$"},"winlog":{"computer_name":"ws01.corp.example"}}
