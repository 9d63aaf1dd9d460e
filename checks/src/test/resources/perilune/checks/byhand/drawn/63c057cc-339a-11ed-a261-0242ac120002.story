== match: nobody in particular, twice with one program
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"kubernetes.audit_logs"},"data_stream":{"dataset":"kubernetes.audit_logs"},"kubernetes":{"audit":{"annotations":{"authorization_k8s_io/decision":"allow"},"user":{"username":"system:anonymous"},"requestURI":"/api/v1/secrets"}},"user_agent":{"original":"curl/8.5"}}
{"@timestamp":"2026-05-11T10:01:00.000Z","event":{"kind":"event","dataset":"kubernetes.audit_logs"},"data_stream":{"dataset":"kubernetes.audit_logs"},"kubernetes":{"audit":{"annotations":{"authorization_k8s_io/decision":"allow"},"user":{"username":"system:anonymous"},"requestURI":"/api/v1/secrets"}},"user_agent":{"original":"curl/8.5"}}
== match: no name at all
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"kubernetes.audit_logs"},"data_stream":{"dataset":"kubernetes.audit_logs"},"kubernetes":{"audit":{"annotations":{"authorization_k8s_io/decision":"allow"},"requestURI":"/api/v1/secrets"}},"user_agent":{"original":"curl/8.5"}}
== miss: somebody
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"kubernetes.audit_logs"},"data_stream":{"dataset":"kubernetes.audit_logs"},"kubernetes":{"audit":{"annotations":{"authorization_k8s_io/decision":"allow"},"user":{"username":"jane"},"requestURI":"/api/v1/secrets"}},"user_agent":{"original":"curl/8.5"}}
== miss: is it alive
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"kubernetes.audit_logs"},"data_stream":{"dataset":"kubernetes.audit_logs"},"kubernetes":{"audit":{"annotations":{"authorization_k8s_io/decision":"allow"},"user":{"username":"system:anonymous"},"requestURI":"/healthz/ready"}},"user_agent":{"original":"curl/8.5"}}
== miss: a program of the cluster
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"kubernetes.audit_logs"},"data_stream":{"dataset":"kubernetes.audit_logs"},"kubernetes":{"audit":{"annotations":{"authorization_k8s_io/decision":"allow"},"user":{"username":"system:anonymous"},"requestURI":"/api/v1/secrets"}},"user_agent":{"original":"kubelet/v1.31 (linux/amd64) kubernetes/$Format"}}
== miss: refused
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"kubernetes.audit_logs"},"data_stream":{"dataset":"kubernetes.audit_logs"},"kubernetes":{"audit":{"annotations":{"authorization_k8s_io/decision":"forbid"},"user":{"username":"system:anonymous"},"requestURI":"/api/v1/secrets"}},"user_agent":{"original":"curl/8.5"}}
