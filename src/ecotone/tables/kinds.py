# ruff: noqa: E501  (lists of words)
"""The kind of a boundary, guessed from its name in five languages."""

from __future__ import annotations

from ecotone.tables.words import simplify

KINDS: dict[str, str] = {
    "geographic": """geographic geography geographie geografico geographisch place location country city town village region
        state county province district borough neighbourhood neighborhood area zone site office building floor campus postcode
        zip continent nation pays ville lieu commune departement quartier secteur bureau batiment etage code_postal pais
        ciudad pueblo lugar barrio provincia municipio comarca oficina edificio sede land stadt ort dorf bundesland kreis
        bezirk stadtteil gemeinde standort buro gebaude etage plz cidade localidade bairro distrito concelho freguesia estado
        regiao regione escritorio predio lugar territoire territory territorio gebiet""",
    "cultural": """cultural culture kultur kulturell cultura culturel language mother_tongue ethnicity ethnic race religion faith
        nationality citizenship origin indigenous langue langue_maternelle ethnie nationalite origine croyance culte lengua
        idioma etnia raza nacionalidad ciudadania origen sprache muttersprache herkunft glaube konfession nationalitat
        staatsangehorigkeit ethnie lingua lingua_materna raca nacionalidade origem crenca religiao tribe clan caste""",
    "disciplinary": """disciplinary discipline disciplinaire disziplin disciplina field field_of_study subject speciality
        specialty specialism faculty science major background law_school school degree academic_background specialite matiere
        faculte filiere formation especialidad facultad carrera materia campo fach fachrichtung fachgebiet fachbereich
        fakultat studienfach ausbildung especialidade faculdade curso area_de_estudo wissenschaft""",
    "political": """political politics politique politico politica politisch politik party pol ideology leaning vote parti
        ideologie orientation_politique partido ideologia partei gesinnung fraktion left_right bloc""",
    "organisational": """organisational organizational organisation organization org department dept company firm employer
        institution agency ministry unit team division branch sector hierarchy level rank grade status seniority type entreprise
        societe employeur institut service equipe direction secteur_d_activite niveau statut grade organizacion empresa
        institucion departamento unidad equipo sector nivel rango entidad firma unternehmen arbeitgeber abteilung behorde
        einheit bereich ebene rang stufe instituicao organizacao unidade equipe equipa setor nivel cargo orgao
        organisationseinheit einrichtung verein""",
    "social class": """social_class class income wealth education education_level schooling housing tenure_of_home
        classe_sociale revenu niveau_d_etudes logement clase_social ingreso ingresos renta educacion nivel_educativo estudios
        soziale_schicht schicht einkommen bildung bildungsstand wohnform classe_social renda rendimento escolaridade
        educacao""",
    "practice": """practice practise pratique practica praxis pratica profession occupation job job_title role trade craft
        work function craft_group metier fonction poste emploi profesion ocupacion oficio puesto rol funcion trabajo beruf
        tatigkeit funktion rolle stelle gewerbe profissao ocupacao oficio funcao papel trabalho position""",
    "goals": """goals goal aim aims purpose mission interest interests cause priority but objectif objectifs interet interets
        meta objetivo objetivos interes intereses proposito ziel ziele zweck anliegen interesse interessen interesses
        finalidade causa""",
    "loyalties": """loyalties loyalty allegiance alliance coalition faction camp side club union membership affiliation network
        loyaute allegeance appartenance syndicat camp_politique lealtad alianza coalicion bando sindicato afiliacion
        loyalitat zugehorigkeit bundnis koalition gewerkschaft lager lealdade alianca coligacao sindicato filiacao""",
}


def guess_kind(name: str) -> str:
    """What kind of boundary a column of this name is; *other* where its name does not say.

    The whole name is looked up first, then its words from the last to the first.

    >>> guess_kind("Département"), guess_kind("law_school"), guess_kind("gender")
    ('geographic', 'disciplinary', 'other')
    """
    words = simplify(name).split()
    for word in ("_".join(words), *reversed(words)):
        for kind, listed in KINDS.items():
            if word in listed.split() or (word.endswith("s") and word[:-1] in listed.split()):
                return kind
    return "other"
