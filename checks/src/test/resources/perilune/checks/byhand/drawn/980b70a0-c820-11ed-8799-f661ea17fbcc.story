== match: nobody is named, and that is said with an empty text
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","category":["file"],"type":["access"],"action":"download"},"data_stream":{"dataset":"google_workspace.drive"},"google_workspace":{"drive":{"visibility":"people_with_link"}},"source":{"ip":"8.8.4.4","user":{"email":""}},"file":{"extension":"pem","name":"prod.pem"}}
== match: an extension in capitals, a colon does not mind
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","category":["file"],"type":["access"],"action":"download"},"data_stream":{"dataset":"google_workspace.drive"},"google_workspace":{"drive":{"visibility":"people_with_link"}},"source":{"ip":"8.8.4.4","user":{"email":""}},"file":{"extension":"PFX","name":"prod.PFX"}}
== miss: somebody who is known
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","category":["file"],"type":["access"],"action":"download"},"data_stream":{"dataset":"google_workspace.drive"},"google_workspace":{"drive":{"visibility":"people_with_link"}},"source":{"ip":"8.8.4.4","user":{"email":"ann@example.com"}},"file":{"extension":"pem","name":"prod.pem"}}
== miss: nothing is said of who it was: an empty text is a value, nothing is none
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","category":["file"],"type":["access"],"action":"download"},"data_stream":{"dataset":"google_workspace.drive"},"google_workspace":{"drive":{"visibility":"people_with_link"}},"source":{"ip":"8.8.4.4"},"file":{"extension":"pem","name":"prod.pem"}}
== miss: a picture
{"@timestamp":"2026-05-11T10:00:00.000Z","event":{"kind":"event","category":["file"],"type":["access"],"action":"download"},"data_stream":{"dataset":"google_workspace.drive"},"google_workspace":{"drive":{"visibility":"people_with_link"}},"source":{"ip":"8.8.4.4","user":{"email":""}},"file":{"extension":"png","name":"prod.png"}}
