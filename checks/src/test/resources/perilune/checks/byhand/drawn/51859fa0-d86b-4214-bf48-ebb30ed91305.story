== match: an export of logs is deleted
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"gcp.audit","action":"google.logging.v2.ConfigServiceV2.DeleteSink","outcome":"success","category":["configuration"]},"data_stream":{"dataset":"gcp.audit"},"user":{"email":"ann@example.com"}}
== miss: it is changed
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"gcp.audit","action":"google.logging.v2.ConfigServiceV2.UpdateSink","outcome":"success","category":["configuration"]},"data_stream":{"dataset":"gcp.audit"},"user":{"email":"ann@example.com"}}
== miss: it was refused
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"gcp.audit","action":"google.logging.v2.ConfigServiceV2.DeleteSink","outcome":"failure","category":["configuration"]},"data_stream":{"dataset":"gcp.audit"},"user":{"email":"ann@example.com"}}
== miss: something follows: the pattern has to fit the whole value
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"gcp.audit","action":"google.logging.v2.ConfigServiceV2.DeleteSinkAll","outcome":"success","category":["configuration"]},"data_stream":{"dataset":"gcp.audit"},"user":{"email":"ann@example.com"}}
