== match: somebody from outside
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"google_workspace.admin","category":["iam"],"type":["change"],"action":"ADD_GROUP_MEMBER"},"data_stream":{"dataset":"google_workspace.admin"},"user":{"target":{"domain":"evil.example","group":{"domain":"corp.example"}}}}
== match: the end compares with case
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"google_workspace.admin","category":["iam"],"type":["change"],"action":"ADD_GROUP_MEMBER"},"data_stream":{"dataset":"google_workspace.admin"},"user":{"target":{"domain":"CORP.EXAMPLE","group":{"domain":"corp.example"}}}}
== match: the domain of the group is not known
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"google_workspace.admin","category":["iam"],"type":["change"],"action":"ADD_GROUP_MEMBER"},"data_stream":{"dataset":"google_workspace.admin"},"user":{"target":{"domain":"corp.example"}}}
== miss: somebody from a part of the house
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"google_workspace.admin","category":["iam"],"type":["change"],"action":"ADD_GROUP_MEMBER"},"data_stream":{"dataset":"google_workspace.admin"},"user":{"target":{"domain":"eu.corp.example","group":{"domain":"corp.example"}}}}
== miss: taken out
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","dataset":"google_workspace.admin","category":["iam"],"type":["change"],"action":"REMOVE_GROUP_MEMBER"},"data_stream":{"dataset":"google_workspace.admin"},"user":{"target":{"domain":"evil.example","group":{"domain":"corp.example"}}}}
