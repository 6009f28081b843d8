// What RapporteurReading uses of libxml2: its parsers of HTML and of XML, as sources of SAX events.

#pragma once

// Where libxml2 is built with ICU, its headers would bring in ICU's, which clash with those of
// Foundation; nothing of it is used here.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/dict.h>
#include <libxml/parserInternals.h>
