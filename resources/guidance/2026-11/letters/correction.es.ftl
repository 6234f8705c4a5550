# La carta de corrección, en español para lectores en los Estados Unidos (usted).
# review: awaiting a translator's review

title = Carta sobre un cambio en nuestra carta anterior
draft-banner = Borrador — no emitido
demonstration-banner = Demostración — con una decisión judicial inventada
footer = Confidencial: carta de una oficina de abogados a su cliente
page = Página { $page } de { $pages }

heading = Un cambio en nuestra carta
salutation = Estimado(a) { $client }:
intro = Le escribimos el { $earlier_dates }. Algo de esa carta ya no es cierto. Por favor, lea esta carta y guárdela.
intro-unchecked = Le escribimos el { $earlier_dates }. Un abogado todavía no había revisado las órdenes judiciales para esa carta. Ahora sí las revisó. Por favor, lea esta carta y guárdela.
agreement = Nuestra carta trató de un acuerdo del 7 de abril de 2025. En él, el IRS y las autoridades de inmigración acordaron compartir las direcciones de algunos contribuyentes.

h-told = Lo que le dijimos y ya no es cierto
quote = En nuestra carta del { $issued_on }: “{ $sentence }”

h-now = Lo que es cierto ahora
changed = Un tribunal tomó una nueva decisión el { $changed_on }.
may-change = Estas órdenes pueden cambiar otra vez. Si cambian, trataremos de avisarle.

duty = **La ley todavía exige que muchas personas presenten una declaración de impuestos, sin importar su estatus migratorio.** Este cambio en los tribunales no cambia eso.
return-due = Las próximas declaraciones federales se deben presentar a más tardar el **{ $return_due }**.
do-not-wait = **Por favor, no espere más allá del { $call_by }.** Llámenos al { $phone } y pregunte por { $attorney }. Las fechas límite siguen corriendo mientras usted espera.

h-next = Qué hacer ahora
next-lawyer = **Hable con un abogado de nuestra oficina antes de enviar** cualquier declaración, formulario de ITIN, cambio de dirección o solicitud de más tiempo.
next-talk = **Hable con nuestra oficina antes de enviar** cualquier declaración, formulario de ITIN o cambio de dirección.
next-sent = Si ya envió un formulario por nuestra carta anterior, díganos. Traiga una copia si la tiene.
next-keep = Guarde las dos cartas. Enséñenoslas cuando venga.

h-same = Lo que no ha cambiado
same = Los otros consejos de nuestra carta anterior siguen igual. Abra todas las cartas del IRS o de una corte. Use solo su dirección verdadera y su propio número. No le pague a un notario por consejos legales.

disclaimer = **Sobre esta carta.** Esta carta es información general para usted. Se basa en lo que sabíamos al { $today }. Revisamos las órdenes judiciales hasta el { $as_of }. No es una garantía. No dice qué va a pasar si usted presenta su declaración. Nadie lo puede prometer.

closing = Atentamente,
sign-attorney = { $attorney }, abogado(a) (número de licencia { $bar_number })
sign-office = { $office }, { $phone }
