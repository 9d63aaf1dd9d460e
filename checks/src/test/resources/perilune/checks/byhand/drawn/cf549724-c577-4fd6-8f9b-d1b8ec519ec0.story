== match: a domain is added
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"google_workspace.admin","action":"ADD_TRUSTED_DOMAINS","category":["iam","configuration"],"type":["change"]},"data_stream":{"dataset":"google_workspace.admin"},"google_workspace":{"admin":{"domain":{"name":"evil.example"}}},"source":{"user":{"email":"ann@example.com"}}}
== miss: a domain is taken away
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"google_workspace.admin","action":"REMOVE_TRUSTED_DOMAINS","category":["iam","configuration"],"type":["change"]},"data_stream":{"dataset":"google_workspace.admin"},"google_workspace":{"admin":{"domain":{"name":"evil.example"}}},"source":{"user":{"email":"ann@example.com"}}}
== miss: a keyword is compared with case
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"google_workspace.admin","action":"add_trusted_domains","category":["iam","configuration"],"type":["change"]},"data_stream":{"dataset":"google_workspace.admin"},"google_workspace":{"admin":{"domain":{"name":"evil.example"}}},"source":{"user":{"email":"ann@example.com"}}}
== miss: a keyword is compared as a whole
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"google_workspace.admin","action":"ADD_TRUSTED_DOMAINS_REQUEST","category":["iam","configuration"],"type":["change"]},"data_stream":{"dataset":"google_workspace.admin"},"google_workspace":{"admin":{"domain":{"name":"evil.example"}}},"source":{"user":{"email":"ann@example.com"}}}
