# La carta de orientación, en español para lectores en los Estados Unidos (usted).
# review: awaiting a translator's review

title = Carta sobre su declaración de impuestos
draft-banner = Borrador — no emitido
demonstration-banner = Demostración — con una decisión judicial inventada
footer = Confidencial: carta de una oficina de abogados a su cliente
page = Página { $page } de { $pages }

heading = Su declaración: lo que sabemos y qué hacer ahora
salutation = Estimado(a) { $client }:
intro = Usted nos preguntó sobre su declaración de impuestos. Esta carta le dice lo que sabemos al { $today }.

h-happened = Qué pasó
happened = El 7 de abril de 2025, el IRS y las autoridades de inmigración firmaron un acuerdo para compartir las direcciones de algunos contribuyentes. El 7 de agosto de 2025, el IRS les dio a las autoridades de inmigración la última dirección conocida de unas 47,000 personas.

affected = **A quiénes puede afectar más.** El acuerdo trata de las personas que tienen una orden final de deportación y de las personas bajo una investigación penal federal. No nombra a todas las personas que tienen un ITIN.

unknown = **Lo que no sabemos.** Las órdenes judiciales pueden cambiar o terminar en cualquier momento. No sabemos de quiénes son las direcciones que se compartieron. Tampoco sabemos qué se puede compartir después. Si algo de esta carta cambia, trataremos de avisarle.

duty = **La ley todavía exige que muchas personas presenten una declaración de impuestos, sin importar su estatus migratorio.** Si usted ganó más de cierta cantidad, tiene que presentarla. Las multas por presentarla tarde pueden subir cada mes.
return-due = Las próximas declaraciones federales se deben presentar a más tardar el **{ $return_due }**.
do-not-wait = **Por favor, no espere más allá del { $call_by }.** Llámenos al { $phone } y pregunte por { $attorney }. Las fechas límite siguen corriendo mientras usted espera.

h-you = Por lo que usted nos contó
you-recent-order = **Una orden de deportación reciente.** Los plazos para apelar o pedir un cambio pueden ser cortos. Por favor, llámenos de inmediato. Hable con un abogado de nuestra oficina antes de enviar cualquier formulario de impuestos.
you-order = **Una orden de deportación.** El acuerdo trata de personas con una orden final. Hable con un abogado de nuestra oficina antes de enviar cualquier formulario de impuestos. Pregúntele qué se puede hacer con esa orden.
you-shared-2025 = **Las direcciones compartidas en 2025.** La suya puede ser una de ellas. Los registros públicos no lo dicen. Usted puede tener derechos y puede haber un plazo. Pregunte a un abogado de nuestra oficina.
you-order-unknown = **Una orden que usted tal vez no conoce.** Puede llamar a la línea de la corte de inmigración al { $help_line }. Necesita su número A (A-number). Algunas órdenes no aparecen ahí. Por eso, hable también con nosotros.
you-court = **Su caso en la corte.** Avise a su abogado de inmigración antes de enviar formularios de impuestos. Vaya a todas sus audiencias.
you-history = **Su historia.** Usted nos contó datos que un abogado debe ver antes de que envíe cualquier formulario de impuestos.
you-address-care = **Su dirección.** Usted nos dijo que su dirección necesita un cuidado especial. Un abogado de nuestra oficina debe hablar con usted antes de que se la dé a alguien.
you-household = **Su hogar.** Lo que le pasa a una persona en su dirección puede afectar a las demás. Un abogado debe ver esto con todos ustedes.
you-wages = **Sueldo con otro número.** Hable primero con un abogado de nuestra oficina. En su declaración debe poner todo su sueldo, con la verdad.
you-plan = **Sus planes.** Usted piensa en dejar de enviar una declaración. La ley todavía la puede exigir. Permita que un abogado le explique qué puede pasar.
you-unfiled = **Años sin declaración.** Una declaración tarde puede costar más cada mes. También puede importar si usted pide un estatus migratorio. Le podemos ayudar a hacer un plan.
you-refund = **Su reembolso.** Usted puede perder un reembolso si su declaración llega después del **{ $refund_deadline }**.
you-no-number = **Todavía no tiene número.** Tal vez necesita un ITIN. Se pide con el Formulario W-7. Con él, el IRS recibe su nombre y su dirección, tal vez por primera vez. Hable con nosotros antes de enviarlo.
you-itin = **Su ITIN.** Tal vez hay que renovarlo. Un ITIN vencido puede demorar un reembolso. Se renueva con el Formulario W-7.
you-address = **La dirección que tiene el IRS.** Puede ser vieja. Una nueva declaración o el Formulario 8822 la puede cambiar. Toda dirección que usted dé debe ser verdadera.
you-credit = **Un crédito de impuestos.** El crédito que usted piensa pedir puede exigir un número de Seguro Social. Consulte primero con nosotros.
you-dependents = **Sus hijos u otras personas que usted mantiene.** Cada persona necesita un número para los impuestos. El Formulario W-7 pide más papeles.
you-preparer = **Quién prepara su declaración.** En los Estados Unidos, un notario no es abogado. Una persona sin licencia puede cometer errores o no guardar bien sus papeles.
you-mix-up = **Una confusión con su nombre.** Por favor, guarde las cartas que son para otra persona y enséñenoslas.
you-mixed = **Su familia.** Las personas de su hogar pueden tener estatus diferentes. Un consejo para una tal vez no sirve para otra.
you-keep-proof = **Su caso de inmigración.** Guarde pruebas de que presentó su declaración. Le pueden ayudar.
you-facts = **Datos que nos faltan.** Faltan algunas respuestas. Si puede, llámenos para terminar nuestra revisión.

h-next = Qué hacer ahora
next-lawyer = **Hable con un abogado de nuestra oficina antes de enviar** cualquier declaración, formulario de ITIN, cambio de dirección o solicitud de más tiempo.
next-talk = **Hable con nuestra oficina antes de enviar** cualquier declaración, formulario de ITIN o cambio de dirección.
next-ready = **Prepare su declaración.** Hable primero con nosotros si recibe un papel de la corte, si se muda o si las autoridades de inmigración se comunican con usted.
next-time = Si necesita más tiempo para presentar su declaración, pregúntenos por el Formulario 4868. No le da más tiempo para pagar. También muestra su dirección.

bring = **Qué traer.** Cartas del IRS, su última declaración, papeles de su sueldo y su carta de ITIN o tarjeta de Seguro Social. Si los tiene, traiga también papeles de inmigración y de la corte, avisos de audiencia y su número A (A-number).

avoid = **Qué no hacer.** No dé una dirección falsa, ni otra casa como si usted viviera ahí. No use el número de Seguro Social de otra persona. No le pague a un notario por consejos legales. No ignore las cartas del IRS o de una corte.

help = **Ayuda gratis.** Nuestra oficina le ayuda sin costo. Una clínica de impuestos (LITC) puede ayudarle con el IRS. Un centro VITA puede ayudarle a preparar su declaración.
help-court = La línea de la corte de inmigración, { $help_line }, da las fechas de la corte. Necesita su número A (A-number), que está en los papeles de inmigración.

disclaimer = **Sobre esta carta.** Es información general para usted, según lo que nos contó. Revisamos las órdenes judiciales hasta el { $as_of }. No es una garantía. No dice qué va a pasar si usted presenta su declaración. Nadie lo puede prometer.

closing = Atentamente,
sign-attorney = { $attorney }, abogado(a) (número de licencia { $bar_number })
sign-office = { $office }, { $phone }
