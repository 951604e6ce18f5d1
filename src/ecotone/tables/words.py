# ruff: noqa: E501  (lists of words)
"""The words by which columns are recognised, in English, French, Spanish, German and Portuguese."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

COLUMNS: dict[str, str] = {
    "id": """id|ids|person id|person_id|personid|node id|nodeid|node|vertex|key|identifier|participant id|respondent id|
        member id|user id|actor id|code|nr|no|number|identifiant|matricule|numero|cle|identificador|clave|codigo|
        kennung|personennummer|nummer|schlussel|kurzel|chave""",
    "email": "e mail|email|mail|e mail address|email address|courriel|correo|correo electronico|mail adresse|correio eletronico",
    "row": "dim 0|unnamed 0|index|row|rowname|row names|rownames",
    "name": """name|full name|fullname|label|person|people|participant|participants|member|contact|attendee|actor|respondent|
        who|display name|nom|nom complet|nom et prenom|prenom et nom|personne|membre|contacto|nombre|nombre completo|
        nombre y apellido|nombre y apellidos|persona|participante|miembro|vollstandiger name|vor und nachname|teilnehmer|
        teilnehmerin|teilnehmende|mitglied|kontakt|nome|nome completo|pessoa|membro|contato""",
    "given": "first name|firstname|given name|forename|prenom|vorname|primeiro nome|nombre de pila|nombres",
    "family": """last name|lastname|surname|family name|familyname|nom de famille|apellido|apellidos|nachname|familienname|
        sobrenome|apelido|apelidos""",
    "weight": """weight|value|strength|count|frequency|intensity|poids|valeur|force|frequence|intensite|peso|valor|fuerza|
        frecuencia|intensidad|gewicht|gewichtung|wert|starke|haufigkeit|anzahl|forca|frequencia|intensidade""",
    "kind": """kind|type|relation|relationship|tie|tie type|tie kind|link type|edge type|connection type|layer|genre|nature|
        lien|type de lien|type de relation|relations|tipo|clase|relacion|vinculo|lazo|tipo de relacion|tipo de vinculo|
        art|typ|beziehung|beziehungsart|verbindung|art der beziehung|relacao|laco|ligacao|tipo de relacao""",
    "status": "status|statut|estado|estatus|stand|zustand|situacao|estado do laco",
    "since": """since|start|start date|from date|valid from|begin|beginning|depuis|debut|date de debut|a partir de|desde|inicio|
        fecha de inicio|fecha inicio|seit|beginn|anfang|startdatum|ab|data de inicio|data inicio""",
    "until": """until|till|end|end date|to date|valid until|valid to|jusqu a|jusqu au|jusque|fin|date de fin|hasta|fecha de fin|
        fecha fin|bis|ende|enddatum|ate|fim|data de fim|data fim|termino""",
    "date": "date|day|when|jour|fecha|dia|datum|tag|data",
    "meeting": """meeting|meeting name|event|event name|session|gathering|workshop|reunion|seance|rencontre|evenement|atelier|
        encuentro|sesion|evento|taller|treffen|sitzung|veranstaltung|besprechung|termin|reuniao|encontro|sessao|oficina""",
    "signature": "signature|signed|sign here|unterschrift|firma|assinatura|rubrica|emargement|paraphe",
    "time": "time|timestamp|t|temps|tiempo|hora|zeit|zeitpunkt|tempo",
    "answered": """answered|responded|replied|response|has answered|repondu|a repondu|reponse|respondio|ha respondido|
        contesto|respuesta|geantwortet|hat geantwortet|beantwortet|antwort|respondeu|resposta""",
    "direction": "direction|directed|type|dirige|direccion|dirigido|richtung|gerichtet|typ|direcao|direcionado|tipo",
}

PAIRS = """from to|source target|sender receiver|sender recipient|ego alter|nominator nominee|chooser chosen|rater ratee|
    from id to id|source id target id|fromnode tonode|fromnodeid tonodeid|from node to node|source node target node|
    person 1 person 2|person1 person2|person a person b|node 1 node 2|node1 node2|id1 id2|id 1 id 2|name 1 name 2|
    who whom|v1 v2|i j|a b|u v|tail head|from_id to_id|follower followed|
    de a|de vers|source cible|origine destination|emetteur destinataire|personne 1 personne 2|
    origen destino|desde hacia|de hacia|de para|emisor receptor|persona 1 persona 2|fuente destino|fuente objetivo|
    von an|von nach|von zu|quelle ziel|sender empfanger|absender empfanger|person eins person zwei|
    origem destino|fonte alvo|fonte destino|remetente destinatario|pessoa 1 pessoa 2"""

STATUS_WORDS = (
    "reported|said|declared|named|declare|rapporte|signale|nomme|informado|reportado|declarado|nombrado|gemeldet|berichtet|angegeben|genannt|relatado|nomeado",
    "confirmed|confirmed by both|mutual|confirme|confirmado|bestatigt|beidseitig bestatigt",
    "observed|met|seen|observe|vu|observado|visto|beobachtet|gesehen",
    "noted by us|noted|noted by team|our note|note par nous|note|anotado por nosotros|anotado|von uns notiert|notiert|anotado por nos",
    "potential|possible|potentiel|potencial|posible|potenziell|potentiell|moglich|possivel",
)
"""Words for each of `ecotone.landscape.STATUSES`, in its order."""

YES = "yes|y|true|1|oui|vrai|si|s|verdadero|ja|j|wahr|sim|verdadeiro"
NO = "no|n|false|0|non|faux|falso|nein|falsch|nao"

TOTALS = """total|totals|subtotal|sub total|grand total|total general|total geral|sum|sums|summe|gesamt|gesamtsumme|insgesamt|
    zusammen|zwischensumme|somme|totaux|sous total|suma|totales|soma|totais"""
"""What stands beside the sums in the last row of a sheet."""

QUANTITIES = """age|ages|year|years|yr|yrs|tenure|seniority|birth|born|income|salary|wage|hours|days|months|count|score|points|
    distance|price|cost|amount|size|quantity|percent|experience|
    annee|annees|an|ans|anciennete|naissance|revenu|salaire|heures|jours|mois|montant|prix|taille|nombre de|
    edad|ano|anos|antiguedad|nacimiento|ingreso|ingresos|salario|horas|dias|meses|puntos|precio|cantidad|numero de|
    alter|jahr|jahre|jahrgang|dienstjahre|geburtsjahr|einkommen|gehalt|lohn|stunden|tage|monate|anzahl|punkte|preis|betrag|
    idade|antiguidade|nascimento|renda|pontos|preco|quantidade|number of"""
"""Names of what is counted or measured, whose numbers are no codes."""

DIRECTED = "directed|dirige|dirigee|orientee|dirigido|dirigida|gerichtet|direcionado|direcionada"
UNDIRECTED = """undirected|mutual|bidirectional|both|non dirige|non dirigee|mutuel|no dirigido|no dirigida|mutuo|ungerichtet|
    gegenseitig|nao dirigido|nao direcionado"""


@lru_cache(maxsize=4096)
def simplify(text: str) -> str:
    """The word without accents, case and signs, so that it can be compared.

    >>> simplify(" Réunion_No. 3 ")
    'reunion no 3'
    """
    apart = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", bare))


@lru_cache(maxsize=128)
def word_set(listed: str) -> frozenset[str]:
    """The words of a list divided by `|`."""
    return frozenset(simplify(word) for word in listed.split("|"))


def columns_called(names: Sequence[str], what: str) -> list[int]:
    """The places of the columns that are, by their names, of this use; in the order of the vocabulary.

    >>> columns_called(("Name", "Code", "ID"), "id")
    [2, 1]
    """
    order = [simplify(word) for word in COLUMNS[what].split("|")]
    simple = [simplify(name) for name in names]
    return sorted(
        (place for place, word in enumerate(simple) if word in word_set(COLUMNS[what])),
        key=lambda place: order.index(simple[place]),
    )


def find_ends(names: Sequence[str]) -> tuple[int, int] | None:
    """The two columns that name the ends of a tie, known by a pair of names that go together.

    >>> find_ends(("von", "an", "seit")), find_ends(("desde", "hasta"))
    ((0, 1), None)
    """
    simple = [simplify(name) for name in names]
    for pair in _pairs():
        if pair[0] in simple and pair[1] in simple:
            return simple.index(pair[0]), simple.index(pair[1])
    return None


def is_known_name(name: str) -> bool:
    """Whether a cell is the name of a column in any of the five languages."""
    word = simplify(name)
    return bool(word) and any(word in word_set(listed) for listed in COLUMNS.values())


def names_quantity(name: str) -> bool:
    """Whether a column of this name holds what is counted or measured.

    >>> names_quantity("Âge"), names_quantity("number of children"), names_quantity("team number")
    (True, True, False)
    """
    words = simplify(name).split()
    return not word_set(QUANTITIES).isdisjoint([*words, *map(" ".join, pairwise(words))])


@lru_cache(maxsize=1)
def _pairs() -> tuple[tuple[str, str], ...]:
    pairs = []
    for pair in PAIRS.split("|"):
        words = simplify(pair).split()
        half = len(words) // 2
        pairs.append((" ".join(words[:half]), " ".join(words[half:])))
    return tuple(pairs)
