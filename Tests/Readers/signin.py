"""Signs in at a Desk as a browser without scripts does, and asks with a token as a program does.

    signin.py ADDRESS NAME PASSWORD TOKEN

Exits with 1 and says why where the Desk does not do as docs/desk.md says.
"""

import html.parser
import http.cookiejar
import json
import sys
import urllib.error
import urllib.parse
import urllib.request

address, name, password, token = sys.argv[1:5]
root = address.rstrip("/")


class Forms(html.parser.HTMLParser):
    """The forms of a page: where each is sent, and its hidden fields."""

    def __init__(self):
        super().__init__()
        self.forms = []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "form":
            self.forms.append((values.get("action"), {}))
        elif tag == "input" and values.get("type") == "hidden" and self.forms:
            self.forms[-1][1][values["name"]] = values["value"]


jar = http.cookiejar.CookieJar()
browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))


def page(path, **fields):
    """The page at a path, or what is sent to it; its address, status and text."""
    body = urllib.parse.urlencode(fields).encode() if fields else None
    try:
        with browser.open(root + path, body, timeout=60) as answer:
            return answer.geturl()[len(root):], answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return path, error.code, error.read().decode()


def hidden(text, action):
    """The hidden fields of the form that is sent to `action`."""
    forms = Forms()
    forms.feed(text)
    return next(fields for place, fields in forms.forms if place == action)


def expect(what, is_so):
    if not is_so:
        sys.exit("expected: " + what)


def ask(path, method="GET", data=None, authorization=None):
    request = urllib.request.Request(root + path, data=data, method=method)
    if authorization:
        request.add_header("Authorization", authorization)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


place, status, text = page("/meetings?status=held")
expect("a page leads to where one signs in", status == 200 and place.startswith("/sign-in?then="))
fields = hidden(text, "/sign-in")
place, status, text = page("/sign-in", **fields, name=name, password=password + "x")
expect("a wrong password is refused", status == 422 and "No user has that name" in text)
place, status, text = page("/sign-in", **fields, name=name, password=password)
expect("one is led back", status == 200 and place == "/meetings?status=held")
expect("one's name stands on the page", ">" + name + "</a>" in text)
expect("the cookie is not for scripts", all(c.has_nonstandard_attr("HttpOnly") for c in jar))
place, status, text = page("/account")
expect("one has an account", status == 200)
place, status, text = page("/sign-out", **hidden(text, "/sign-out"))
expect("one is signed out", place == "/sign-in")
expect("and must sign in again", page("/meetings")[0].startswith("/sign-in"))

status, headers, body = ask("/api/v1/meetings")
expect("a program needs a token", status == 401 and json.loads(body)["status"] == 401)
expect("and is told so", headers["WWW-Authenticate"].startswith("Bearer"))
status, headers, body = ask("/api/v1/meetings", authorization="Bearer " + token)
expect("a token is enough", status == 200 and "items" in json.loads(body))
status, headers, body = ask("/api/v1/reports", "POST", b"Talks\n", "Bearer " + token)
expect("a reader's token hands in nothing", status == 403)
