== match: both words in one message
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"d41d8cd98f","name":"DC01","os":{"type":"windows"}},"agent":{"type":"winlogbeat"},"event":{"kind":"event","category":["process"],"code":"0","provider":"Quick Assist"},"winlog":{"channel":"Application","event_data":{"param1":"{\"type\":\"setsharingmode\",\"mode\":\"FullControl\"}"}}}
== match: each word in a value of its own: a field with several values fits if any of them does
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"d41d8cd98f","name":"DC01","os":{"type":"windows"}},"agent":{"type":"winlogbeat"},"event":{"kind":"event","category":["process"],"code":"0","provider":"Quick Assist"},"winlog":{"channel":"Application","event_data":{"param1":["mode FullControl","call setsharingmode"]}}}
== match: the code as a number
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"d41d8cd98f","name":"DC01","os":{"type":"windows"}},"agent":{"type":"winlogbeat"},"event":{"kind":"event","category":["process"],"code":0,"provider":"Quick Assist"},"winlog":{"channel":"Application","event_data":{"param1":"{\"type\":\"setsharingmode\",\"mode\":\"FullControl\"}"}}}
== miss: the other mode
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"d41d8cd98f","name":"DC01","os":{"type":"windows"}},"agent":{"type":"winlogbeat"},"event":{"kind":"event","category":["process"],"code":"0","provider":"Quick Assist"},"winlog":{"channel":"Application","event_data":{"param1":"{\"type\":\"setsharingmode\",\"mode\":\"ViewOnly\"}"}}}
== miss: a pattern on a keyword looks at case
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"d41d8cd98f","name":"DC01","os":{"type":"windows"}},"agent":{"type":"winlogbeat"},"event":{"kind":"event","category":["process"],"code":"0","provider":"Quick Assist"},"winlog":{"channel":"Application","event_data":{"param1":"{\"type\":\"setsharingmode\",\"mode\":\"fullcontrol\"}"}}}
== miss: another kind of event
{"@timestamp":"2026-05-11T10:00:00.000Z","host":{"id":"d41d8cd98f","name":"DC01","os":{"type":"windows"}},"agent":{"type":"winlogbeat"},"event":{"kind":"event","category":["process"],"code":"1","provider":"Quick Assist"},"winlog":{"channel":"Application","event_data":{"param1":"{\"type\":\"setsharingmode\",\"mode\":\"FullControl\"}"}}}
