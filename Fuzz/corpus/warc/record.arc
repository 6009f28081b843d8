filedesc://a.arc 127.0.0.1 20140216050221 text/plain 2
1

http://wire.example/ 127.0.0.1 20140216050221 text/html 59
HTTP/1.1 200 OK
Content-Type: text/plain

They met here.
