"""The pieces that every screen is made of. One line each, with how it is used.

Jobs (no Qt in `run`)
    run          ``run(job, done, failed)``; `run_now` in tests; `Latest(run)` for search as you type
    lanes        ``StoreLane(parent)``, ``PaperLane(parent)``; give presenters ``lane.owned_by(widget)``

Look
    theme        ``apply_theme(app, "system", 1.0)``; ``em(widget)`` is the unit of every size; ``colour("accent")``
    tokens       the colours, and `contrast` (no Qt);  style_sheet  the sheet filled from them
    icons        ``set_icon(button, "lock")``, ``IconLabel("gavel", "info")``
    labels       ``heading("Clients")``, ``body``, ``strong``, ``muted``, ``small``, ``rule()``
    buttons      ``primary("Save")``, ``button``, ``quiet``, ``link``, ``icon_button("x", "Dismiss")``

Containers
    cards        ``Card("Details", "Edit")``, ``FigureCard``, ``EmptyState``, ``InfoBar``, ``KeyValue``; ``clear(layout)``
    scroll       ``Scrolled(widget)``;  flow  ``Flow([card, card], ems=15)``;  tabs  ``Tabs("Client").add(…)``
    badges       ``Badge("stale")``, ``Avatar("Diaz, Rosa")``; every state is in `STATES`
    timeline     ``Timeline().show_entries([TimelineEntry(…)])``
    record_list  ``RecordListCard("Household", describe, add="Add a person", empty="Nobody yet.")``

Lists
    paged_rows   rows by id, fetched in blocks of 64 (no Qt)
    table_model  ``PagedTableModel([Column("Name", text, "name")])``, ``PagedListModel(text)``; ``set_rows``, ``set_ids``
    table        ``RecordTable(model, "Letters")``;  card_list  ``CardList(model, look, "Clients")``

Forms
    form_widget  ``RecordForm(Client, columns=2)``: ``load(record)``, ``check()``, ``changes()``
    field_box    a field with its label, help and error;  field_widgets, field_choice  one widget for each type
    record_dialog  ``RecordDialog(Address, "Address", parent=self)``: ``edit(record)``, ``submitted``, ``finish()``
    date_text    ``parse_date("next tue", today)``, ``date_in_words(day)`` (no Qt);  date_field  the same to type in

Words to people
    notice       ``NoticeLine().say("Stored.", action="Undo")``
    messages     ``ask(parent, question, what_happens, act)``, ``CrashHook(window, say).install()``
    error_words  ``words_of(app_error)`` (no Qt);  crash_report  what may be said about a crash (no Qt)
    language     ``install_language(app, "es")``;  accessible  ``audit(widget) == []`` in every screen's test

Own signals that carry ids, records, dicts or lists are ``Signal(object)``: Qt
turns ``Signal(dict)`` into plain values, and a `Choice` in it into text.
"""
